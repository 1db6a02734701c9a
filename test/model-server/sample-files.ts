import { crc32, deflateSync } from 'node:zlib';

/** A real PNG of one colour. */
export function samplePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits, grey.
  header.writeUInt8(8, 8);
  const rows = Buffer.alloc((width + 1) * height, 0);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** As much of a PDF as the server looks at. */
export function samplePdf(pageCount: number): Buffer {
  return Buffer.from(`%PDF-1.4\n${'<< /Type /Page >>\n'.repeat(pageCount)}%%EOF\n`, 'latin1');
}
