// Parts of libraries that this client never uses and that no bundler can see to be unused: a fifth of the clinic's client.
import { join } from 'node:path';
import type { Plugin } from 'vite';

interface LeftOut {
  readonly source: string;
  /** Only when imported from a file whose path has this. */
  readonly from: string;
  readonly by: string;
}

const parts: readonly LeftOut[] = [
  { source: '@supabase/storage-js', from: '@supabase/supabase-js', by: 'storage.ts' },
  { source: '@supabase/functions-js', from: '@supabase/supabase-js', by: 'functions.ts' },
  { source: './GoTrueAdminApi', from: '@supabase/auth-js', by: 'admin-api.ts' },
  { source: './lib/webauthn', from: '@supabase/auth-js', by: 'passkeys.ts' },
];

/** Texts of react-aria's components for languages other than English; the app gives the names that matter in its own words. */
const foreignTexts = /[\\/]react-aria[\\/].*[\\/]intl[\\/].*[\\/](?!en-US)[a-z]{2}-[A-Z]{2}\.(?:m?js|json)$/;

/** @param standIns absolute path of the folder of what stands in their place */
export function leaveOut(standIns: string): Plugin {
  return {
    name: 'left-out',
    enforce: 'pre',
    resolveId(source, importer) {
      const from = importer?.replaceAll('\\', '/') ?? '';
      const part = parts.find((each) => each.source === source && from.includes(each.from));
      return part === undefined ? null : join(standIns, part.by);
    },
    load(id) {
      return foreignTexts.test(id) ? 'export default {}' : null;
    },
  };
}
