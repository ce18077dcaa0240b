/** Gives readers text and files: on the clipboard, or as downloads. Knows nothing of what they are. */

/** @returns whether the browser let it: pages in frames may not, and pages without HTTPS cannot */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (thrown) {
    // Also a TypeError: without a secure context there is no clipboard.
    if (thrown instanceof DOMException || thrown instanceof TypeError) return false;
    throw thrown;
  }
}

/** How long a browser may take to begin with a download. */
const DOWNLOAD_START_MS = 10_000;

/** Lets the reader keep `bytes` as a file. */
export function download(name: string, bytes: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), DOWNLOAD_START_MS);
}
