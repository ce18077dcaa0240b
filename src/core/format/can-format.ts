/** Says which files the formatter may have. Apart from it, so that tools can ask before they load it. */

/** Files in which blanks at the beginning of lines are without meaning. */
export const canFormat = (path: string): boolean =>
  /\.(?:html?|djhtml|xhtml|svg|xml)$|(?:^|\/)[^./]+$/i.test(path);
