/** Build plugin that puts a module of ours in the place of another one, wherever that is imported as `specifier`. */
export const standIn = (specifier, modulePath) => ({
  name: `stand-in:${specifier}`,
  enforce: 'pre',
  resolveId: (source) => (source === specifier ? modulePath : null),
});
