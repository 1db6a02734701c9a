interface PdfOptions {
  /** What opening the document would run, in a reader that runs such things. */
  script?: string;
  /** Written in Shift JIS with a font that is not in the file, as Japanese programs do; the lines are hex. */
  isJapanese?: boolean;
  /** Locked with a password that nobody knows. */
  isLocked?: boolean;
}

/** A PDF with one line of text on each page; an empty line makes a page without text. Latin letters only. */
export function makePdf(
  lines: readonly string[],
  { script, isLocked = false, isJapanese = false }: PdfOptions = {},
): Uint8Array<ArrayBuffer> {
  const pageNumbers = lines.map((_, index) => 4 + index * 2);
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${script ? `/OpenAction << /S /JavaScript /JS (${escaped(script)}) >>` : ''} >>`,
    `<< /Type /Pages /Count ${lines.length} /Kids [${pageNumbers.map((number) => `${number} 0 R`).join(' ')}] >>`,
    isJapanese ? japaneseFont : '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...lines.flatMap((line, index) => {
      const drawing =
        line === '' ? '' : `BT /F1 24 Tf 72 720 Td ${isJapanese ? `<${line}>` : `(${escaped(line)})`} Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
      ];
    }),
    ...(isLocked ? [lock] : []),
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const encryption = isLocked ? `/Encrypt ${objects.length} 0 R /ID [<00> <00>]` : '';
  const table = places.map((place) => `${place.toString().padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${encryption} >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

const japaneseFont =
  '<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /90ms-RKSJ-H /DescendantFonts [' +
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /DW 1000 ' +
  '/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> ' +
  '/FontDescriptor << /Type /FontDescriptor /FontName /Ryumin-Light /Flags 6 /FontBBox [0 -120 1000 880] ' +
  '/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>] >>';

/** No password fits to these. */
const lock = `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`;

function escaped(text: string): string {
  return text.replace(/[\\()]/g, '\\$&');
}
