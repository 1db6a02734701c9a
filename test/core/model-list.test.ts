import { describe, expect, it } from 'vitest';
import type { ModelChoice } from '@/lib/core/conversation';
import { type ModelSearch, modelGroups } from '@/lib/core/model-list';
import { fc } from '../property-runs';

const opus: ModelChoice = { providerId: 'anthropic', model: 'claude-opus-5-5', name: 'Claude Opus 5.5' };
const haiku: ModelChoice = { providerId: 'anthropic', model: 'claude-haiku-5-5', name: 'Claude Haiku 5.5' };
const llama: ModelChoice = { providerId: 'ollama', model: 'llama3.3', name: 'llama3.3', contextLimit: 8_000 };

const described = (...models: ModelChoice[]) => models.map(({ model, name }) => ({ id: model, name }));

function search(change: Partial<ModelSearch> = {}): ModelSearch {
  return {
    current: opus,
    recent: [],
    lists: [
      { providerId: 'anthropic', models: described(opus, haiku) },
      { providerId: 'ollama', models: [{ id: 'llama3.3', name: 'llama3.3', contextTokens: 131_072 }] },
    ],
    query: '',
    ...change,
  };
}

const namesOf = (change: Partial<ModelSearch> = {}) =>
  modelGroups(search(change)).map(({ kind, models }) => [kind, ...models.map(({ name }) => name)]);

describe('the models to choose from', () => {
  it('are those that were chosen lately, then those of each provider, each once', () => {
    expect(namesOf()).toEqual([
      ['recent', 'Claude Opus 5.5'],
      ['listed', 'Claude Haiku 5.5'],
      ['listed', 'llama3.3'],
    ]);
    expect(namesOf({ recent: [llama, opus] })).toEqual([
      ['recent', 'Claude Opus 5.5', 'llama3.3'],
      ['listed', 'Claude Haiku 5.5'],
    ]);
  });

  it('keep what the user said of them, and get what the provider says', () => {
    const [recent] = modelGroups(search({ recent: [llama] }));
    expect(recent?.models[1]).toEqual({ ...llama, contextTokens: 131_072 });
  });

  it('are found by the words of their names and their providers', () => {
    expect(namesOf({ query: 'HAIKU claude' })).toEqual([
      ['listed', 'Claude Haiku 5.5'],
      ['typed', 'HAIKU claude'],
    ]);
    expect(namesOf({ query: 'ollama' })).toEqual([
      ['listed', 'llama3.3'],
      ['typed', 'ollama'],
    ]);
  });

  it('can be any that is typed, unless it is among them', () => {
    const typed = modelGroups(search({ query: ' claude-next ' })).at(-1);
    expect(typed).toEqual({
      kind: 'typed',
      providerId: 'anthropic',
      models: [{ providerId: 'anthropic', model: 'claude-next', name: 'claude-next' }],
      hiddenCount: 0,
    });
    expect(namesOf({ query: 'claude-haiku-5-5' })).toEqual([['listed', 'Claude Haiku 5.5']]);
  });

  it('are there before one was chosen', () => {
    const none = { providerId: 'anthropic', model: '', name: '' };
    expect(namesOf({ current: none, lists: [] })).toEqual([]);
  });

  it('are too many to be shown on some days', () => {
    const models = Array.from({ length: 100 }, (_, index) => ({ id: `m${index}`, name: `Model ${index}` }));
    const groups = modelGroups(search({ lists: [{ providerId: 'openrouter', models }] }));
    expect(groups[1]).toMatchObject({ kind: 'listed', hiddenCount: 40 });
    expect(groups[1]?.models).toHaveLength(60);
    const recent = models.map(({ id, name }) => ({ providerId: 'openrouter', model: id, name }));
    expect(modelGroups(search({ recent }))[0]?.models).toHaveLength(5);
  });

  it('are each there once, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'c', 'claude', 'l', '5.5 opus'),
        fc.subarray([opus, haiku, llama]),
        (query, recent) => {
          const all = modelGroups(search({ query, recent })).flatMap(({ models }) => models);
          const keys = all.map(({ providerId, model }) => `${providerId} ${model}`);
          expect(new Set(keys).size).toBe(keys.length);
        },
      ),
    );
  });
});
