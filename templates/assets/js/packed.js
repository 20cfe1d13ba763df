/* Data that a page carries packed, for it would be too large as it is. */

/** What was packed (JSON, deflated, in Base64), or null where the browser cannot unpack it. */
export async function unpack(text) {
  if (!globalThis.DecompressionStream) return null;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}
