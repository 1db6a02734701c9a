import { ImportRefused } from '@/lib/core/import/problem';
import { DamagedFileError, decrypted, WrongPassphraseError } from '@/lib/platform/files/encrypt';

/**
 * The bytes of an encrypted file.
 * @throws ImportRefused if the passphrase is missing or wrong, or the file was cut or changed
 */
export async function* decryptWith(file: Blob, passphrase: string | undefined): AsyncGenerator<Uint8Array> {
  if (passphrase === undefined) throw new ImportRefused({ kind: 'passphrase-needed' });
  try {
    yield* decrypted(file, passphrase);
  } catch (error) {
    if (error instanceof WrongPassphraseError) throw new ImportRefused({ kind: 'wrong-passphrase' });
    if (error instanceof DamagedFileError) throw new ImportRefused({ kind: 'broken-encryption' });
    throw error;
  }
}
