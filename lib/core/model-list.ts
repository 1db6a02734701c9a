import { isSameModel, type ModelChoice, withDescription } from './conversation';
import { presetOf } from './presets';
import type { ModelDescription } from './provider';

/** What models there are to choose from, and what was typed to find one. */
export interface ModelSearch {
  /** The model that answers now. */
  current: ModelChoice;
  /** The models that were chosen, the latest first, with what the user said of them. */
  recent: readonly ModelChoice[];
  /** What the providers list, in the order in which they are to be shown. */
  lists: readonly { providerId: string; models: readonly ModelDescription[] }[];
  /** What was typed; empty for everything. */
  query: string;
}

/**
 * A part of the choices.
 * - `recent`: what was chosen lately, of all providers
 * - `listed`: the other models of one provider
 * - `typed`: what was typed, as the name of a model that nobody lists
 */
export interface ModelGroup {
  kind: 'recent' | 'listed' | 'typed';
  /** Absent for `recent`, which has models of several. */
  providerId?: string;
  models: readonly ModelChoice[];
  /** How many more fit to what was typed: too many to be shown. */
  hiddenCount: number;
}

const mostRecent = 5;
const mostListed = 60;

/** The models that fit to what was typed, in groups; groups without models are left out. */
export function modelGroups({ current, recent, lists, query }: ModelSearch): ModelGroup[] {
  const known = [current, ...recent].filter(({ model }) => model !== '');
  const told = lists.map(({ providerId, models }) => ({
    providerId,
    models: models.map((described) => toChoice(providerId, described, known)),
  }));
  const all = told.flatMap(({ models }) => models);
  const lately = unique(known)
    .map((choice) => all.find((other) => isSameModel(choice, other)) ?? choice)
    .filter((choice) => isFound(choice, query))
    .slice(0, mostRecent);
  const listed = told.map(({ providerId, models }): ModelGroup => {
    const others = models.filter(
      (choice) => isFound(choice, query) && !lately.some((one) => isSameModel(one, choice)),
    );
    return {
      kind: 'listed',
      providerId,
      models: others.slice(0, mostListed),
      hiddenCount: Math.max(0, others.length - mostListed),
    };
  });
  const groups: ModelGroup[] = [
    { kind: 'recent', models: lately, hiddenCount: 0 },
    ...listed,
    typedGroup(current, [...known, ...all], query.trim()),
  ];
  return groups.filter(({ models }) => models.length > 0);
}

/** A model as it is listed, with what the user has said of it. */
function toChoice(
  providerId: string,
  described: ModelDescription,
  known: readonly ModelChoice[],
): ModelChoice {
  const named = { providerId, model: described.id, name: described.name };
  const before = known.find((choice) => isSameModel(choice, named));
  return withDescription(before ?? named, described);
}

/** Whatever is typed can be a model of the provider that answers now. */
function typedGroup({ providerId }: ModelChoice, known: readonly ModelChoice[], model: string): ModelGroup {
  const isKnown = known.some((choice) => isSameModel(choice, { providerId, model }));
  const models = model === '' || isKnown ? [] : [{ providerId, model, name: model }];
  return { kind: 'typed', providerId, models, hiddenCount: 0 };
}

function unique(models: readonly ModelChoice[]): ModelChoice[] {
  return models.filter((choice, index) => models.findIndex((one) => isSameModel(one, choice)) === index);
}

/** Whether each word that was typed is somewhere in the model's names or its provider's. */
function isFound({ providerId, model, name }: ModelChoice, query: string): boolean {
  const text = `${name} ${model} ${presetOf(providerId).name}`.toLocaleLowerCase('en');
  return query
    .toLocaleLowerCase('en')
    .split(/\s+/)
    .every((word) => text.includes(word));
}
