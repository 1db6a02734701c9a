import { expect, test } from 'vitest';
import { importsAtOnce, listed, totalKilobytes } from './start-size';

test.each([
  ['import"./a.js";x()', ['./a.js']],
  ['import{a as b,c}from"./b.js";import d from"/chunks/c.js";', ['./b.js', '/chunks/c.js']],
  ['import*as e from"./e.js";export{f}from"./f.js";export*from"./g.js"', ['./e.js', './f.js', './g.js']],
  ['const a=()=>import("./later.js");b("./no.js")', []],
])('%s imports %j at once', (module, imports) => {
  expect(importsAtOnce(module)).toEqual(imports);
});

test('sizes are added up and listed', () => {
  const files = [
    { path: '/a.js', gzipBytes: 120_500 },
    { path: '/b.js', gzipBytes: 1_000 },
  ];
  expect(totalKilobytes(files)).toBe(121.5);
  expect(listed(files)).toBe('  120.5 kB  /a.js\n    1.0 kB  /b.js');
});
