/** Hands a blob to the browser's own download. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken hold of the blob once the click returned; give it a moment all the same.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
