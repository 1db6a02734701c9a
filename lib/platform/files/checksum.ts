const polynomial = 0xedb8_8320;

const remainders = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? polynomial ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

/** The CRC-32 of bytes that come in parts, as zip files have it: https://www.w3.org/TR/png/#D-CRCAppendix. */
export function createChecksum() {
  let crc = 0xffff_ffff;
  return {
    add(bytes: Uint8Array): void {
      // One variable and no iterator: this runs for each byte of every picture.
      let rest = crc;
      for (let at = 0; at < bytes.length; at++) {
        rest = (remainders[(rest ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (rest >>> 8);
      }
      crc = rest;
    },
    value: () => ~crc >>> 0,
  };
}
