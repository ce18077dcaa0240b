/** The document of a sandboxed output frame: the rendered HTML and a script that reports its height to the page. */

/** What the frame posts; the page checks that it comes from the frame itself. */
export interface HeightMessage {
  djangoPlaygroundHeight: number;
}

/**
 * Content that is as high as the frame (100vh) would otherwise grow without end, and absolutely positioned content is
 * missed by the root's box, so the larger of box and overflow counts.
 */
const REPORTER = `<script>(()=>{const root=document.documentElement;let last=-1;const report=()=>{
const box=root.getBoundingClientRect().height;const height=Math.ceil(root.scrollHeight>innerHeight?root.scrollHeight:box);
if(height!==last){last=height;parent.postMessage({djangoPlaygroundHeight:height},'*')}};
new ResizeObserver(report).observe(root);addEventListener('load',report)})()</script>`;

const BASE_STYLE = '<style>:root{color-scheme:light dark}body{margin:0}</style>';

/**
 * A whole document is kept as it is, a fragment gets one around it. The reporter comes first: a comment, style or script
 * that `html` leaves open takes all that follows.
 */
export function frameDocument(html: string): string {
  if (!/<html[\s>]/i.test(html)) return `<!doctype html>${REPORTER}${BASE_STYLE}<body>${html}`;
  // A doctype counts only before all else; a second one is passed over.
  return `${/<!doctype/i.test(html) ? '<!doctype html>' : ''}${REPORTER}${html}`;
}
