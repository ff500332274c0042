import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Script } from 'node:vm';
import { wrapModule } from '../logic/module-loader.ts';
import { isRecord, type UnknownRecord } from '../logic/unknown-values.ts';
import { type AppConfig, readAppConfig } from './app-config.ts';
import { compileTemplates, type SourceFile } from './compile-templates.ts';
import { listPackageFiles, type PackageFile } from './package-files.ts';

/** The output folder of a mini program build, read and compiled once for many launches. */
export interface DistPackage {
  readonly app: AppConfig;
  readonly templates: Script;
  /** Paths, without extension, of all pages and components that have a template. */
  readonly templatePaths: readonly string[];
  /** A page's or component's json; `{}` where there is none. */
  json(path: string): UnknownRecord;
  script(path: string): Script | undefined;
  /** A file of the package by its path, for `uploadFile`. */
  file(path: string): Uint8Array | undefined;
}

const readJson = (file: string): UnknownRecord => {
  if (!existsSync(file)) return {};
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isRecord(json)) throw new Error(`${file} holds no JSON object`);
  return json;
};

const sourcesOf = (files: readonly PackageFile[], extension: string): SourceFile[] =>
  files
    .filter(({ path }) => path.endsWith(extension))
    .map(({ path, absolutePath }) => ({
      path: path.slice(0, -extension.length),
      source: readFileSync(absolutePath, 'utf8'),
    }));

/** Reads `dist`; says how to build one when there is none. */
export function readDistPackage(dist: string): DistPackage {
  const folder = resolve(dist);
  if (!existsSync(join(folder, 'app.json'))) {
    throw new Error(`${folder} is not a built mini program (no app.json): build it first`);
  }
  const files = listPackageFiles(folder);
  const wxml = sourcesOf(files, '.wxml');
  const scripts = new Map<string, Script>();

  const script = (path: string): Script | undefined => {
    const file = join(folder, `${path}.js`);
    const known = scripts.get(path);
    if (known !== undefined || !existsSync(file)) return known;
    const made = new Script(wrapModule(readFileSync(file, 'utf8')), { filename: file });
    scripts.set(path, made);
    return made;
  };

  return {
    app: readAppConfig(readJson(join(folder, 'app.json'))),
    templates: compileTemplates(wxml, sourcesOf(files, '.wxs')),
    templatePaths: wxml.map(({ path }) => path),
    json: (path) => readJson(join(folder, `${path}.json`)),
    script,
    file: (path) => {
      const found = files.find((file) => file.path === path.replace(/^\//, ''));
      return found && readFileSync(found.absolutePath);
    },
  };
}
