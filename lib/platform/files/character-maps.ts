const folder = '/node_modules/pdfjs-dist/cmaps/';

/** Where the maps are, by their path in the package; each is fetched, from Aside itself, when a PDF needs it. */
const addresses = import.meta.glob<string>('/node_modules/pdfjs-dist/cmaps/*.bcmap', {
  eager: true,
  query: '?url&no-inline',
  import: 'default',
});

/** Gives pdf.js the maps by which PDFs in Chinese, Japanese and Korean may name their characters, and nothing else. */
export class CharacterMaps {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const address = kind === 'cMapUrl' ? addresses[`${folder}${filename}`] : undefined;
    if (address === undefined) throw new Error(`Aside has no ${filename}.`);
    return new Uint8Array(await (await fetch(address)).arrayBuffer());
  }
}
