/** Python for the editor: a chunk of its own, since few playgrounds show any. */
export { python } from '@codemirror/lang-python';
