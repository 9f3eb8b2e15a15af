/** Offers a file to the reader under this name. Nothing leaves the machine. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has the data once the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
