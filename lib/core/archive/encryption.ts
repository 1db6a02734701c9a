/** How an archive is encrypted as a whole: docs/archive.md has the layout of the file. */
export const encryption = {
  /** The first bytes of the file. */
  magic: 'ASIDEENC',
  version: 1,
  /** Of PBKDF2-HMAC-SHA256, as OWASP recommends: half a second for whoever has the passphrase. */
  iterations: 600_000,
  /** What a reader accepts: fewer would be no protection, more would make the browser stand still. */
  fewestIterations: 100_000,
  mostIterations: 10_000_000,
  /** Bytes of plain text in a frame. */
  frameBytes: 1_048_576,
  mostFrameBytes: 16_777_216,
  saltBytes: 16,
  tagBytes: 16,
  headBytes: 33,
};

/** What stands before the frames of an encrypted file. */
export interface EncryptionHead {
  iterations: number;
  frameBytes: number;
  salt: Uint8Array<ArrayBuffer>;
}

export function writeEncryptionHead({
  iterations,
  frameBytes,
  salt,
}: EncryptionHead): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(encryption.headBytes);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < encryption.magic.length; index++) {
    bytes[index] = encryption.magic.charCodeAt(index);
  }
  bytes[8] = encryption.version;
  view.setUint32(9, iterations);
  view.setUint32(13, frameBytes);
  bytes.set(salt, 17);
  return bytes;
}

/** Whether a file begins as an encrypted one. */
export function isEncrypted(start: Uint8Array): boolean {
  return String.fromCharCode(...start.subarray(0, encryption.magic.length)) === encryption.magic;
}

/** Reads what stands before the frames; undefined if it is cut, of another version, or asks for too much. */
export function readEncryptionHead(bytes: Uint8Array<ArrayBuffer>): EncryptionHead | undefined {
  if (bytes.length < encryption.headBytes || !isEncrypted(bytes)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const head = {
    iterations: view.getUint32(9),
    frameBytes: view.getUint32(13),
    salt: bytes.slice(17, encryption.headBytes),
  };
  return bytes[8] === encryption.version && isBearable(head) ? head : undefined;
}

function isBearable({ iterations, frameBytes }: EncryptionHead): boolean {
  const { fewestIterations, mostIterations, mostFrameBytes } = encryption;
  const areFit = iterations >= fewestIterations && iterations <= mostIterations;
  return areFit && frameBytes > 0 && frameBytes <= mostFrameBytes;
}

/** The IV of a frame: its number, in twelve bytes. */
export function frameIv(number: number): Uint8Array<ArrayBuffer> {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setUint32(8, number);
  return iv;
}

/** What is authenticated with a frame: everything before the frames, and whether it is the last one. */
export function frameData(head: Uint8Array, isLast: boolean): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(head.length + 1);
  data.set(head);
  data[head.length] = isLast ? 1 : 0;
  return data;
}
