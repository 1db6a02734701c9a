import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { check } from '@/lib/core/archive/check';
import { archivedConversation } from '@/lib/core/archive/shapes';
import type { Json } from '@/lib/core/content';
import { fc, runs } from '../../property-runs';
import { anyArchive, anyOfShape } from './any-archive';
import { written } from './documents';
import { archiveSchema } from './json-schema';
import { anyChange, changed } from './mutations';

const file = new URL('../../../docs/archive.schema.json', import.meta.url);
const ajv = new Ajv({ strict: true, ownProperties: true });

test('the published schema is the one that the code has', () => {
  const text = `${JSON.stringify(archiveSchema(), null, 2)}\n`;
  // To publish it anew: ASIDE_UPDATE_SCHEMA=1, and then `npm run format`.
  if (process.env.ASIDE_UPDATE_SCHEMA) writeFileSync(file, text);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(text));
});

test('whatever is exported is as the published schema says', () => {
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
  fc.assert(
    fc.property(anyArchive, (parts) => {
      expect(validate(JSON.parse(written(parts)))).toBe(true);
    }),
    runs(40),
  );
});

test('schema and reader agree on what is changed at random', () => {
  const { definitions } = archiveSchema() as { definitions: Record<string, object> };
  const validate = ajv.compile(definitions.conversation ?? {});
  const verdicts = new Set<boolean>();
  fc.assert(
    fc.property(anyOfShape(archivedConversation), fc.array(anyChange, { maxLength: 2 }), (whole, changes) => {
      const start = JSON.parse(JSON.stringify(whole)) as Json;
      const value = changes.reduce(changed, start);
      const problem = check(archivedConversation, value, 'here', { mayHaveUnknown: false });
      const isRight = validate(value);
      verdicts.add(isRight);
      expect(problem === undefined, `${problem?.place} ${problem?.code}`).toBe(isRight);
    }),
    runs(150),
  );
  expect(verdicts.size).toBe(2);
});
