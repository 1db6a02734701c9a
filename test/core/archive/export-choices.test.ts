import { expect, test } from 'vitest';
import {
  encryption,
  frameData,
  frameIv,
  readEncryptionHead,
  writeEncryptionHead,
} from '@/lib/core/archive/encryption';
import { exportName } from '@/lib/core/archive/export-name';
import { passphraseStrength } from '@/lib/core/archive/passphrase';

const now = new Date(2026, 10, 21, 9, 5).getTime();

test.each([
  [{}, 'aside-2026-11-21-0905.aside.json'],
  [{ form: 'aside-zip' }, 'aside-2026-11-21-0905.aside.zip'],
  [{ isEncrypted: true }, 'aside-2026-11-21-0905.aside.json.encrypted'],
  [{ form: 'markdown', title: 'Frösche: 3/4 “gut”?' }, 'Frösche-3-4-gut-2026-11-21-0905.md'],
  [{ title: '../..' }, 'aside-2026-11-21-0905.aside.json'],
  [{ title: `${'x'.repeat(49)} y` }, `${'x'.repeat(49)}-2026-11-21-0905.aside.json`],
  [{ title: '会話' }, '会話-2026-11-21-0905.aside.json'],
] as const)('%j is called %s', (change, expected) => {
  expect(exportName({ form: 'aside', isEncrypted: false, now, ...change })).toBe(expected);
});

test.each([
  ['short 11 ch', 'short'],
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['123456789012345678', 'weak'],
  ['passwordpassword', 'weak'],
  ['correct horse battery', 'fair'],
  ['correct horse battery staple orbit', 'strong'],
  ['q7#Zp!92Lm*x0vTg4', 'strong'],
] as const)('%s is %s', (passphrase, strength) => {
  expect(passphraseStrength(passphrase)).toBe(strength);
});

test('the head of an encrypted file is read as it was written, and refused when it cannot be right', () => {
  const head = { iterations: 600_000, frameBytes: 1_048_576, salt: new Uint8Array(16).fill(7) };
  const bytes = writeEncryptionHead(head);
  expect(bytes).toHaveLength(encryption.headBytes);
  expect(readEncryptionHead(bytes)).toEqual(head);
  const changed = (at: number, value: number) => {
    const copy = bytes.slice();
    copy[at] = value;
    return readEncryptionHead(copy);
  };
  expect(changed(0, 0)).toBeUndefined();
  expect(changed(8, 2)).toBeUndefined();
  expect(changed(9, 255)).toBeUndefined();
  expect(changed(13, 255)).toBeUndefined();
  expect(readEncryptionHead(bytes.slice(0, 32))).toBeUndefined();
  expect(readEncryptionHead(writeEncryptionHead({ ...head, iterations: 1_000 }))).toBeUndefined();
  expect(readEncryptionHead(writeEncryptionHead({ ...head, frameBytes: 0 }))).toBeUndefined();
});

test('each frame has an IV of its own, and says whether it is the last', () => {
  expect([...frameIv(258)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
  expect([...frameData(new Uint8Array([5, 6]), true)]).toEqual([5, 6, 1]);
  expect([...frameData(new Uint8Array([5, 6]), false)]).toEqual([5, 6, 0]);
});
