/** The documents of sandboxed frames: rendered HTML, and before it what reports to the page. */

/** What the frame posts; the page checks that it comes from the frame itself. */
export interface HeightMessage {
  djangoPlaygroundHeight: number;
}

/** What stands before the rendered HTML. */
export interface FrameParts {
  /** In every document: first of all the script that reports. */
  before: string;
  /** After it, where the HTML is a fragment and has no style of a document of its own. */
  fragmentStyle: string;
}

/**
 * Content that is as high as the frame (100vh) would otherwise grow without end, and absolutely positioned content is
 * missed by the root's box, so the larger of box and overflow counts.
 */
const REPORTER = `<script>(()=>{const root=document.documentElement;let last=-1;const report=()=>{
const box=root.getBoundingClientRect().height;const height=Math.ceil(root.scrollHeight>root.clientHeight?root.scrollHeight:box);
if(height!==last){last=height;parent.postMessage({djangoPlaygroundHeight:height},'*')}};
new ResizeObserver(report).observe(root);addEventListener('load',report)})()</script>`;

const BASE_STYLE = '<style>:root{color-scheme:light dark}body{margin:0}</style>';

const GROWING: FrameParts = { before: REPORTER, fragmentStyle: BASE_STYLE };

/**
 * A whole document is kept as it is, a fragment gets one around it. The parts come first: a comment, style or script
 * that `html` leaves open takes all that follows.
 */
export function frameDocument(html: string, { before, fragmentStyle }: FrameParts = GROWING): string {
  if (!/<html[\s>]/i.test(html)) return `<!doctype html>${before}${fragmentStyle}<body>${html}`;
  // A doctype counts only before all else; a second one is passed over.
  return `${/<!doctype/i.test(html) ? '<!doctype html>' : ''}${before}${html}`;
}
