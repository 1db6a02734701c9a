/** In bytes: a multiple of three, so that the parts can be joined, and few enough to be arguments of a call. */
const step = 3 * 8_192;

/** The bytes in base64. */
export async function base64Of(data: Blob): Promise<string> {
  const bytes = new Uint8Array(await data.arrayBuffer());
  let text = '';
  for (let start = 0; start < bytes.length; start += step) {
    text += btoa(String.fromCharCode(...bytes.subarray(start, start + step)));
  }
  return text;
}
