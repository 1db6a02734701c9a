import {
  type EncryptionHead,
  encryption,
  frameData,
  frameIv,
  readEncryptionHead,
  writeEncryptionHead,
} from '@/lib/core/archive/encryption';
import type { ByteSink } from './byte-sink';

/** The passphrase is not the one that the file was encrypted with, or its first bytes were changed. */
export class WrongPassphraseError extends Error {
  override readonly name = 'WrongPassphraseError';
}

/** An encrypted file was cut or changed. */
export class DamagedFileError extends Error {
  override readonly name = 'DamagedFileError';
}

/** A file that is encrypted as it is written. */
export async function encryptInto(
  sink: ByteSink,
  passphrase: string,
  iterations = encryption.iterations,
): Promise<ByteSink> {
  const { frameBytes, saltBytes } = encryption;
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes));
  const head = writeEncryptionHead({ iterations, frameBytes, salt });
  const key = await keyFrom(passphrase, { iterations, frameBytes, salt });
  const frame = new Uint8Array(frameBytes);
  let filled = 0;
  let number = 0;
  const writeFrame = async (isLast: boolean) => {
    const options = { name: 'AES-GCM', iv: frameIv(number++), additionalData: frameData(head, isLast) };
    await sink.write(new Uint8Array(await crypto.subtle.encrypt(options, key, frame.slice(0, filled))));
    filled = 0;
  };
  await sink.write(head);
  return {
    async write(bytes) {
      for (let at = 0; at < bytes.length; ) {
        // A full frame waits until it is known that it is not the last.
        if (filled === frameBytes) await writeFrame(false);
        const part = bytes.subarray(at, at + frameBytes - filled);
        frame.set(part, filled);
        filled += part.length;
        at += part.length;
      }
    },
    async close() {
      await writeFrame(true);
      await sink.close();
    },
    abort: () => sink.abort(),
  };
}

/**
 * The bytes of an encrypted file, frame by frame; each is authentic when it is given out.
 * @throws WrongPassphraseError for the first frame, DamagedFileError for a later one or for an unreadable head
 */
export async function* decrypted(file: Blob, passphrase: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { headBytes, tagBytes } = encryption;
  const headPart = await bytesOf(file.slice(0, headBytes));
  const head = readEncryptionHead(headPart);
  if (!head) throw new DamagedFileError();
  const key = await keyFrom(passphrase, head);
  const step = head.frameBytes + tagBytes;
  for (let number = 0, at = headBytes; number === 0 || at < file.size; number++, at += step) {
    const isLast = at + step >= file.size;
    const options = { name: 'AES-GCM', iv: frameIv(number), additionalData: frameData(headPart, isLast) };
    try {
      yield new Uint8Array(
        await crypto.subtle.decrypt(options, key, await bytesOf(file.slice(at, at + step))),
      );
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'OperationError') throw error;
      throw number === 0 ? new WrongPassphraseError() : new DamagedFileError();
    }
  }
}

async function bytesOf(part: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await part.arrayBuffer());
}

async function keyFrom(passphrase: string, { iterations, salt }: EncryptionHead): Promise<CryptoKey> {
  const secret = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', iterations, salt },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
