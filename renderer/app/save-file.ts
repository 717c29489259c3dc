/** How long a download may take to begin, ms. */
const beginsWithin = 60_000;

/** Lets the person put a file where they want it, as the browser or the system asks them to; nothing is sent anywhere. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The address would keep the content in memory for ever.
  setTimeout(() => URL.revokeObjectURL(address), beginsWithin);
}
