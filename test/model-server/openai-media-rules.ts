import { asText, isObject, type JsonObject } from './json.ts';
import { fromDataUrl, isBase64, isPdf, pictureSize } from './media.ts';
import type { RuleProblem } from './wire.ts';

/** What is wrong with a picture or a file that a request holds. */
export function mediaProblem(part: JsonObject, path: string): RuleProblem | undefined {
  switch (part.type) {
    case 'input_image':
      return pictureProblem(part.image_url, `${path}.image_url`);
    case 'image_url':
      if (isObject(part.image_url)) return pictureProblem(part.image_url.url, `${path}.image_url.url`);
      return invalidType(`${path}.image_url`, 'an object', part.image_url);
    case 'input_file':
      return fileProblem(part, path);
    case 'file':
      if (isObject(part.file)) return fileProblem(part.file, `${path}.file`);
      return invalidType(`${path}.file`, 'an object', part.file);
    default:
      return undefined;
  }
}

function pictureProblem(url: unknown, param: string): RuleProblem | undefined {
  if (typeof url !== 'string') return invalidType(param, 'an image URL', url);
  const media = fromDataUrl(url);
  if (!media || !isBase64(media.base64)) {
    const message = `Invalid '${param}'. Expected a base64-encoded data URL with an image MIME type (e.g. 'data:image/png;base64,aW1nIGJ5dGVzIGhlcmU='), but got a value without the 'data:' prefix.`;
    return { message, param, code: 'invalid_value' };
  }
  if (pictureSize(media)) return undefined;
  const message =
    "You uploaded an unsupported image. Please make sure your image has of one the following formats: ['png', 'jpeg', 'gif', 'webp'].";
  return { message, param, code: 'invalid_image_format' };
}

function fileProblem(file: JsonObject, path: string): RuleProblem | undefined {
  const missingField = ['filename', 'file_data'].find((field) => asText(file[field]) === '');
  if (missingField !== undefined) {
    const param = `${path}.${missingField}`;
    return { message: `Missing required parameter: '${param}'.`, param, code: 'missing_required_parameter' };
  }
  const param = `${path}.file_data`;
  const media = fromDataUrl(asText(file.file_data));
  if (media?.mediaType === 'application/pdf' && isBase64(media.base64) && isPdf(media.base64))
    return undefined;
  const message = `Invalid '${param}'. Expected a base64-encoded data URL with an application/pdf MIME type (e.g. 'data:application/pdf;base64,aGVsbG8gd29ybGQ='), but got unsupported MIME type '${media?.mediaType ?? ''}'.`;
  return { message, param, code: 'invalid_value' };
}

function invalidType(param: string, expected: string, value: unknown): RuleProblem {
  const got = value === undefined ? 'nothing' : `a ${typeof value}`;
  return {
    message: `Invalid type for '${param}': expected ${expected}, but got ${got} instead.`,
    param,
    code: 'invalid_type',
  };
}
