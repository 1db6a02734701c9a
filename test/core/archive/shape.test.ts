import { expect, test } from 'vitest';
import { number, object, optional, pick, staysHere, text, variants } from '@/lib/core/archive/shape';

interface Pet {
  name: string;
  age?: number;
  secret?: string;
}

const pet = object<Pet>({ name: text, age: optional(number), secret: staysHere });

test('what is picked has the named fields and no others', () => {
  const stored: Pet & { more: string } = { name: 'Mia', secret: 'sk-test-1', more: 'x' };
  expect(pick(pet, stored)).toEqual({ name: 'Mia' });
  expect(Object.keys(pick(pet, stored))).toEqual(['name']);
  expect(pick(pet, { name: 'Mia', age: 3 })).toEqual({ name: 'Mia', age: 3 });
});

test('of a kind that nobody knows nothing is picked', () => {
  type Shelter = { kind: 'house'; rooms: number } | { kind: 'tent' };
  const shelter = variants<'kind', Shelter>('kind', { house: { rooms: number }, tent: {} });
  const cave = { kind: 'cave', rooms: 1 } as unknown as Shelter;
  expect(pick(shelter, { kind: 'house', rooms: 2 })).toEqual({ kind: 'house', rooms: 2 });
  expect(pick(shelter, cave)).toEqual({});
});
