import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A SHA-256 of bytes that come one after the other. */
export interface RunningHash {
  add(bytes: Uint8Array): void;
  /** The hash of all bytes so far, in hex. More may be added afterwards. */
  hex(): string;
}

export function runningHash(): RunningHash {
  const hash = sha256.create();
  return {
    add: (bytes) => void hash.update(bytes),
    hex: () => bytesToHex(hash.clone().digest()),
  };
}

/** Text as UTF-8. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return utf8ToBytes(text) as Uint8Array<ArrayBuffer>;
}
