import { anthropicModelNamed } from './anthropic-models.ts';
import { asObjects, asText, isObject, type JsonObject } from './json.ts';
import { isBase64, isPdf, mediaIn, pictureSize, pictureTypes } from './media.ts';

/** From so many pictures on, each of them has to be smaller. */
const manyPictures = 20;
const mostSide = 8_000;
const mostSideOfMany = 2_000;
const mostPictureBytes = 5 * 1024 * 1024;

/**
 * What is wrong with the bytes of a picture or a document. Only bytes that are part of the request: addresses and
 * stored files are not for a test server.
 * @see https://platform.claude.com/docs/en/build-with-claude/vision
 */
export function sourceProblem(block: JsonObject, blockPath: string): string | undefined {
  const path = `${blockPath}.${block.type}.source`;
  if (!isObject(block.source)) return `${path}: Field required`;
  if (block.source.type !== 'base64')
    return `${path}: Input tag '${block.source.type}' is not supported here`;
  const extra = Object.keys(block.source).find((key) => !['type', 'media_type', 'data'].includes(key));
  if (extra !== undefined) return `${path}.base64.${extra}: Extra inputs are not permitted`;
  const allowed = block.type === 'image' ? pictureTypes : ['application/pdf'];
  const media = mediaIn(block);
  if (!media || !allowed.includes(media.mediaType)) {
    const names = allowed
      .map((name) => `'${name}'`)
      .join(', ')
      .replace(/, ([^,]+)$/, ' or $1');
    return `${path}.base64.media_type: Input should be ${names}`;
  }
  if (!isBase64(media.base64)) return `${path}.base64.data: invalid base64 data`;
  if (block.type === 'document') {
    return isPdf(media.base64) ? undefined : `${path}.base64.data: The PDF specified was not valid.`;
  }
  if (media.base64.length > mostPictureBytes)
    return `${path}.base64: image exceeds 5 MB maximum: ${media.base64.length} bytes > ${mostPictureBytes} bytes`;
  const size = pictureSize(media);
  if (!size) return `${path}.base64.data: Image does not match the provided media type ${media.mediaType}`;
  return longSide(block) <= mostSide ? undefined : tooManyPixels(`${path}.base64.data`, '', mostSide);
}

/** What is wrong with all pictures of a request together. */
export function picturesProblem({ model, messages }: JsonObject): string | undefined {
  const pictures = asObjects(messages).flatMap((message, index) =>
    asObjects(message.content).flatMap((block, position) =>
      block.type === 'image' ? [{ block, path: `messages.${index}.content.${position}` }] : [],
    ),
  );
  const { maxPictures } = anthropicModelNamed(asText(model));
  if (pictures.length > maxPictures)
    return `Too much media: 0 document pages + ${pictures.length} images > ${maxPictures}`;
  if (pictures.length <= manyPictures) return undefined;
  const large = pictures.find(({ block }) => longSide(block) > mostSideOfMany);
  return (
    large &&
    tooManyPixels(`${large.path}.image.source.base64.data`, ' for many-image requests', mostSideOfMany)
  );
}

function longSide(block: JsonObject): number {
  const media = mediaIn(block);
  const { width, height } = (media && pictureSize(media)) ?? { width: 0, height: 0 };
  return Math.max(width, height);
}

function tooManyPixels(path: string, when: string, most: number): string {
  return `${path}: At least one of the image dimensions exceed max allowed size${when}: ${most} pixels`;
}
