import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asObject, type JsonObject } from './json.ts';
import { pictureSize } from './media.ts';
import { post, rawWires } from './raw-requests.ts';
import { samplePdf, samplePng } from './sample-files.ts';
import { type ModelServer, startModelServer } from './server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer({ behaviour: { speed: 'instant' } });
});
afterAll(() => server.close());

const png = samplePng(280, 560).toString('base64');
const pdf = samplePdf(3).toString('base64');
const text = 'What is this?';

const bodies = {
  anthropic: (block: object) => ({
    model: 'local-demo-model',
    max_tokens: 100,
    messages: [{ role: 'user', content: [block, { type: 'text', text }] }],
  }),
  responses: (part: object) => ({
    model: 'local-demo-model',
    input: [{ role: 'user', content: [part, { type: 'input_text', text }] }],
  }),
  chat: (part: object) => ({
    model: 'local-demo-model',
    messages: [{ role: 'user', content: [part, { type: 'text', text }] }],
  }),
};

type Name = keyof typeof bodies;

async function answerTo(wire: Name, part: object): Promise<{ status: number; body: JsonObject }> {
  const response = await post(server, rawWires[wire], bodies[wire](part));
  return { status: response.status, body: asObject(await response.json()) };
}

const source = (media_type: string, data: string) => ({ type: 'base64', media_type, data });

const pictures: Record<Name, object> = {
  anthropic: { type: 'image', source: source('image/png', png) },
  responses: { type: 'input_image', detail: 'auto', image_url: `data:image/png;base64,${png}` },
  chat: { type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } },
};
const documents: Record<Name, object> = {
  anthropic: { type: 'document', source: source('application/pdf', pdf) },
  responses: { type: 'input_file', filename: 'a.pdf', file_data: `data:application/pdf;base64,${pdf}` },
  chat: { type: 'file', file: { filename: 'a.pdf', file_data: `data:application/pdf;base64,${pdf}` } },
};

describe.each(['anthropic', 'responses', 'chat'] as const)('over %s', (wire) => {
  const tokensOf = ({ usage }: JsonObject) => {
    const counts = asObject(usage);
    return Number(counts.input_tokens ?? counts.prompt_tokens);
  };

  test('a picture has tokens by its size, and a PDF by its pages', async () => {
    const picture = await answerTo(wire, pictures[wire]);
    const document = await answerTo(wire, documents[wire]);
    const plain = await answerTo(
      wire,
      wire === 'responses' ? { type: 'input_text', text } : { type: 'text', text },
    );
    expect([picture.status, document.status, plain.status]).toEqual([200, 200, 200]);
    const words = Math.ceil(text.length / 4);
    expect(tokensOf(picture.body) - tokensOf(plain.body)).toBe(200 - words);
    expect(tokensOf(document.body) - tokensOf(plain.body)).toBe(6_000 - words);
  });
});

describe('what is wrong with a picture or a file is refused as the provider does', () => {
  const svg = Buffer.from('<svg/>').toString('base64');
  test.each<[Name, object, string]>([
    ['anthropic', { type: 'image' }, 'messages.0.content.0.image.source: Field required'],
    [
      'anthropic',
      { type: 'image', source: source('image/svg+xml', svg) },
      "messages.0.content.0.image.source.base64.media_type: Input should be 'image/png', 'image/gif', 'image/webp' or 'image/jpeg'",
    ],
    [
      'anthropic',
      { type: 'image', source: source('image/jpeg', png) },
      'Image does not match the provided media type image/jpeg',
    ],
    ['anthropic', { type: 'image', source: source('image/png', 'a b') }, 'invalid base64 data'],
    [
      'anthropic',
      { type: 'image', source: source('image/png', samplePng(8_001, 1).toString('base64')) },
      'At least one of the image dimensions exceed max allowed size: 8000 pixels',
    ],
    [
      'anthropic',
      { type: 'image', name: 'x', source: source('image/png', png) },
      'Extra inputs are not permitted',
    ],
    [
      'anthropic',
      { type: 'image', source: { ...source('image/png', png), name: 'x' } },
      'image.source.base64.name: Extra inputs are not permitted',
    ],
    ['anthropic', { type: 'image', source: { type: 'url', url: 'https://x' } }, "Input tag 'url'"],
    [
      'anthropic',
      { type: 'document', source: source('text/plain', png) },
      "document.source.base64.media_type: Input should be 'application/pdf'",
    ],
    [
      'anthropic',
      { type: 'document', source: source('application/pdf', png) },
      'The PDF specified was not valid.',
    ],
    ['responses', { type: 'input_image' }, "Invalid type for 'input[0].content[0].image_url'"],
    ['responses', { type: 'input_image', image_url: png }, "without the 'data:' prefix"],
    [
      'responses',
      { type: 'input_image', image_url: `data:image/svg+xml;base64,${svg}` },
      'You uploaded an unsupported image.',
    ],
    [
      'responses',
      { type: 'input_file', file_data: `data:application/pdf;base64,${pdf}` },
      "Missing required parameter: 'input[0].content[0].filename'.",
    ],
    [
      'responses',
      { type: 'input_file', filename: 'a', file_data: `data:text/plain;base64,${pdf}` },
      "unsupported MIME type 'text/plain'",
    ],
    [
      'chat',
      { type: 'input_text', text },
      "Invalid value: 'input_text'. Supported values are: 'text', 'image_url'",
    ],
    [
      'chat',
      { type: 'image_url', image_url: `data:image/png;base64,${png}` },
      "Invalid type for 'messages[0].content[0].image_url': expected an object, but got a string instead.",
    ],
    [
      'chat',
      { type: 'image_url', image_url: { url: 'x' } },
      "Invalid 'messages[0].content[0].image_url.url'.",
    ],
    ['chat', { type: 'file' }, "Invalid type for 'messages[0].content[0].file': expected an object"],
    [
      'chat',
      { type: 'file', file: {} },
      "Missing required parameter: 'messages[0].content[0].file.filename'.",
    ],
  ])('%s %#: %j', async (wire, part, message) => {
    const { status, body } = await answerTo(wire, part);
    expect(status).toBe(400);
    expect(asObject(body.error).message).toContain(message);
  });
});

describe('the size of a picture', () => {
  const gif = Buffer.from('GIF89a\x05\0\x07\0', 'latin1');
  const riff = (kind: string, rest: number[]) =>
    Buffer.concat([Buffer.from(`RIFF\0\0\0\0WEBP${kind}`, 'latin1'), Buffer.from(rest)]);
  const jpeg = Buffer.from([
    0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 0, 9, 0, 12, 1, 0, 0, 0,
  ]);
  test.each([
    ['image/png', samplePng(3, 4), { width: 3, height: 4 }],
    ['image/gif', gif, { width: 5, height: 7 }],
    ['image/jpeg', jpeg, { width: 12, height: 9 }],
    [
      'image/webp',
      riff('VP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 20, 0, 10, 0]),
      { width: 20, height: 10 },
    ],
    ['image/webp', riff('VP8L', [0, 0, 0, 0, 0x2f, 0x13, 0x40, 0x02, 0]), { width: 20, height: 10 }],
    ['image/webp', riff('VP8X', [10, 0, 0, 0, 0, 0, 0, 0, 19, 0, 0, 9, 0, 0]), { width: 20, height: 10 }],
    ['image/webp', riff('none', [0, 0, 0, 0]), undefined],
    ['image/png', samplePng(3, 4).subarray(0, 12), undefined],
    ['image/jpeg', jpeg.subarray(0, 8), undefined],
  ])('is read of %s: %#', (mediaType, bytes, size) => {
    expect(pictureSize({ mediaType, base64: bytes.toString('base64') })).toEqual(size);
  });
});
