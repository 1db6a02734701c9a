import { expect, test } from 'vitest';
import { english } from '@/lib/core/words/english';

const { models, prompts, settings, context } = english;

test('the choice of a model says what it is about', () => {
  expect([
    models.button('Opus', 'Anthropic'),
    models.anyway('next'),
    models.contextTokens('1M'),
    models.prices('$2', '$10'),
    models.hidden(1),
    models.hidden(40),
    models.asking('Ollama'),
    models.notAsked('Ollama', 'It is away.'),
    models.setUp('Ollama'),
    models.temperatureHint('2'),
    models.temperatureRange('2'),
    models.longestOf('4,000'),
    models.unsent(['Effort', 'Thinking']),
  ]).toEqual([
    'Model: Opus, Anthropic',
    'Use “next” anyway',
    '1M context',
    '$2 in, $10 out',
    '1 more model. Type to find it.',
    '40 more models. Type to find them.',
    'Asking Ollama for its models …',
    'Ollama could not be asked for its models. It is away.',
    'Set up Ollama',
    'From 0 (steady) to 2 (surprising).',
    'A number from 0 to 2.',
    'At most 4,000',
    'Kept, but not sent, because this model does not take it: Effort and Thinking.',
  ]);
});

test('prompts, settings and what is sent say theirs', () => {
  expect([
    prompts.tokens('about 30'),
    prompts.keepExample('Tutor'),
    prompts.use('Tutor'),
    prompts.change('Tutor'),
    prompts.remove('Tutor'),
    prompts.deleted('Tutor'),
    prompts.used('Tutor'),
    settings.keyKept('api.example.com'),
    settings.works(0).slice(0, 8),
    settings.works(1),
    settings.works(2),
    settings.isMissing('next'),
    settings.windowOf('5'),
    settings.repliesOf('5'),
    settings.costs('$1', '$2'),
    settings.modifierEnter('Ctrl'),
    context.about('5'),
    context.lessThan('$1'),
    context.notSent(1),
    context.notSent(2),
    context.atLeast('5'),
  ]).toEqual([
    'It has about 30 tokens.',
    'Keep “Tutor” in your prompts',
    'Use “Tutor” in this conversation',
    'Edit “Tutor”',
    'Delete “Tutor”',
    '“Tutor” was deleted.',
    '“Tutor” is the system prompt of this conversation now.',
    'Kept in this browser and sent only to api.example.com.',
    'It works',
    'It works: one model to choose from.',
    'It works: 2 models to choose from.',
    '“next” is not among them; it may still work.',
    'context window of 5 tokens',
    'replies of up to 5',
    'A million tokens cost $1 in and $2 out.',
    'Ctrl + Enter',
    'about 5',
    'less than $1',
    'Not sent: 1 older message',
    'Not sent: 2 older messages',
    'A whole number, at least 5.',
  ]);
});
