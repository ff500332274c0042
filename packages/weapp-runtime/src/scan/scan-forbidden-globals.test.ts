import { expect, test } from 'vitest';
import { writeProgram } from '../testing/write-program.ts';
import { scanForbiddenGlobals } from './scan-forbidden-globals.ts';

const scan = (script: string) =>
  scanForbiddenGlobals(writeProgram({ 'pages/a.wxml': '', 'pages/a.js': script }));

const names = (script: string) => scan(script).map(({ name }) => name);

test('a planted use is found, with its place', () => {
  expect(scan('Page({});\n  new AbortController();')).toEqual([
    { file: 'pages/a.js', name: 'AbortController', line: 2, column: 7 },
  ]);
});

test.each([
  ['a call', 'fetch("/")', ['fetch']],
  ['an argument', 'f(Headers)', ['Headers']],
  ['a shorthand property', 'f({ crypto })', ['crypto']],
  ['a computed member', 'a[location]', ['location']],
  ['a default value', 'function f(a = performance) {}', ['performance']],
  ['a superclass', 'class A extends EventTarget {}', ['EventTarget']],
  ['an assignment', 'window = 1', ['window']],
  ['a use outside the scope that binds it', '(function (fetch) {})(); fetch()', ['fetch']],
  ['a use beside a guard', 'typeof fetch; fetch()', ['fetch']],
  ['a guard for something else', 'typeof atob !== "undefined" && btoa("")', ['btoa']],
])('%s is a use', (_, script, expected) => {
  expect(names(script)).toEqual(expected);
});

test.each([
  ['a member', 'a.fetch(); a.location.self'],
  ['a property key', 'f({ fetch: 1, window() {}, get document() { return 1 } })'],
  ['a method of a class', 'class A { fetch() {} static Headers = 1 }'],
  ['a label', 'window: for (;;) break window'],
  [
    'a parameter',
    '(function (window, { document: self, a: [atob] }, ...btoa) { window; self; atob; btoa })',
  ],
  ['a variable, before its line too', 'f(fetch); var fetch'],
  ['a variable hoisted out of a block', 'function f() { if (a) { var fetch } return fetch }'],
  ['a constant of the block', '{ const URL = 1; f(() => URL) }'],
  [
    'a function, a class, an import of a bundler',
    'function fetch() {} class Headers {} f(fetch, Headers)',
  ],
  ['a caught error', 'try {} catch (Event) { f(Event) }'],
  ['a loop variable', 'for (const File of files) f(File); for (let Blob = 0; ; ) Blob++'],
  ['a named function expression', 'f(function fetch() { return fetch })'],
  ['typeof', 'f(typeof window, typeof document === "undefined")'],
  [
    'a guarded branch',
    'typeof fetch === "function" ? fetch : null; if ("undefined" != typeof atob) f(atob)',
  ],
  ['a guarded right side', 'typeof crypto !== "undefined" && crypto.x && crypto.y(crypto)'],
])('%s is no use', (_, script) => {
  expect(names(script)).toEqual([]);
});
