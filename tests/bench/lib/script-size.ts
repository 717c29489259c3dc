// How much script a screen needs, read from the build: a chunk, what it imports, and so on; each file compressed by itself as a server
// would send it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Files of the page's build by the name of the module they come from. Where several have one name, the one that loads it when it is
 * needed stands before: `ne/door`.
 */
export interface BuiltScripts {
  /** Sum of the chunk's own and everything it imports before it runs, in kB of gzip (1000 bytes), each file once. */
  sizeKb(chunks: readonly string[]): number;
  /** Names of those files. */
  files(chunks: readonly string[]): readonly string[];
}

export function builtScripts(assets: string): BuiltScripts {
  const all = readdirSync(assets).filter((file) => file.endsWith('.js'));
  const text = (file: string): string => readFileSync(join(assets, file), 'utf8');
  const fileOf = (chunk: string): string => {
    const [name, loadedBy] = chunk.split('/').toReversed();
    const among = loadedBy === undefined ? all : laterImportsOf(fileOf(loadedBy));
    const [file, ...others] = among.filter((each) => each.replace(/-[\w-]{8}\.js$/, '') === name);
    if (file === undefined || others.length > 0) throw new Error(`there is not one chunk "${chunk}" in ${assets}`);
    return file;
  };
  const laterImportsOf = (file: string): readonly string[] =>
    [...text(file).matchAll(/\bimport\(\s*["'`]\.\/([^"'`]+\.js)["'`]/g)].flatMap(([, name]) => name ?? []);
  /** `import"./a.js"` and `from"./a.js"`, not `import("./a.js")`: those are loaded when they are asked for. */
  const importsOf = (file: string): readonly string[] =>
    [...text(file).matchAll(/(?:\bimport|\bfrom)\s*["']\.\/([^"']+\.js)["']/g)].flatMap(([, name]) => name ?? []);

  const files = (chunks: readonly string[]): readonly string[] => {
    const found = new Set<string>();
    const visit = (file: string): void => {
      if (found.has(file)) return;
      found.add(file);
      for (const next of importsOf(file)) visit(next);
    };
    for (const chunk of chunks) visit(fileOf(chunk));
    return [...found];
  };
  return {
    files,
    sizeKb: (chunks) => files(chunks).reduce((sum, file) => sum + gzipSync(text(file)).length, 0) / 1000,
  };
}

/** The chunks a screen stands on, by name, and the words it says. */
export const signInChunks = (language: string) => ['index', 'SignInScreen', language, `${language}/door`];
/** With somebody signed in: the shell with the home page. */
export const shellChunks = (language: string) => ['index', 'SignedIn', language];
/** The same of a doctor, whose home page is a chunk of its own. */
export const doctorShellChunks = (language: string) => [...shellChunks(language), 'DoctorHome', `${language}/doctor`];
/** And the clinic's client, without which the home page has nothing to show. */
export const signedInChunks = (language: string) => [...doctorShellChunks(language), 'supabase-backend'];
