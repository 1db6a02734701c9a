import { buildExtension } from '../browser/build-extension.ts';

/** Runs once before the end-to-end tests: they load what people would load. */
export default function setup(): void {
  buildExtension('chromium');
  buildExtension('firefox');
}
