// @ts-check
// Oxlint plugin: which room may import what. The table is in arrows.mjs; lint-arrows.test.ts proves that every line bites.
// Own plugin because several `no-restricted-imports` overrides replace each other for the same file, and none of them
// resolves a relative path, sees `import()` or knows one feature from another.
import { existsSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { checkImport } from './arrows.mjs';

/**
 * What is read of a syntax node; every field but the type depends on it.
 * @typedef {object} Node
 * @property {string} type
 * @property {unknown} [value] of a literal
 * @property {string} [name] of an identifier
 * @property {Node | null} [source] module of an import or export
 * @property {Node[]} [specifiers]
 * @property {Node} [imported]
 * @property {Node} [local]
 * @property {string} [importKind]
 * @property {string} [exportKind]
 * @property {Node} [callee]
 * @property {Node[]} [arguments]
 */

/** @type {Map<string, string | undefined>} */
const roots = new Map();

/**
 * The project a file belongs to: the nearest folder above it that has a package.json. Not the working folder, so that
 * linting from a sub-folder (or from an editor) gives the same answer.
 * @param {string} folder
 * @returns {string | undefined}
 */
function projectRoot(folder) {
  if (roots.has(folder)) return roots.get(folder);
  const parent = dirname(folder);
  const found = existsSync(join(folder, 'package.json')) ? folder : parent === folder ? undefined : projectRoot(parent);
  roots.set(folder, found);
  return found;
}

/**
 * `../b/x.ts` seen from a file becomes `renderer/features/b/x.ts`; a package name stays as it is.
 * @param {string} root
 * @param {string} file
 * @param {string} specifier
 * @returns {import('./arrows.mjs').Target}
 */
function resolveTarget(root, file, specifier) {
  if (specifier.startsWith('#shared/')) {
    return { kind: 'own', path: posix.normalize(`shared/${specifier.slice('#shared/'.length)}`) };
  }
  if (!specifier.startsWith('.')) return { kind: 'package', name: specifier };
  return {
    kind: 'own',
    path: relative(root, resolve(dirname(file), specifier))
      .split(sep)
      .join('/'),
  };
}

/**
 * Names taken from the module: `*` for a namespace or anything else that takes all of it.
 * @param {Node} node
 * @returns {string[]}
 */
function importedNames(node) {
  if (node.type !== 'ImportDeclaration' && node.type !== 'ExportNamedDeclaration') return ['*'];
  if (node.importKind === 'type' || node.exportKind === 'type') return [];
  return (node.specifiers ?? [])
    .filter((specifier) => specifier.importKind !== 'type' && specifier.exportKind !== 'type')
    .map((specifier) => {
      if (specifier.type === 'ImportDefaultSpecifier') return 'default';
      if (specifier.type === 'ImportNamespaceSpecifier') return '*';
      const taken = specifier.imported ?? specifier.local;
      return taken?.name ?? (typeof taken?.value === 'string' ? taken.value : '*');
    });
}

const rule = {
  meta: { type: 'problem', schema: [] },
  /** @param {{ filename: string, report(problem: { node: Node, message: string }): void }} context */
  create(context) {
    const root = projectRoot(dirname(context.filename));
    if (root === undefined) return {};
    const file = relative(root, context.filename).split(sep).join('/');

    /**
     * @param {Node} node
     * @param {Node | null | undefined} source
     */
    const check = (node, source) => {
      const specifier = source?.value;
      if (typeof specifier !== 'string') return;
      const target = resolveTarget(root, context.filename, specifier);
      for (const message of checkImport(file, target, importedNames(node))) context.report({ node, message });
    };
    /** @param {Node} node */
    const checkSource = (node) => check(node, node.source);
    return {
      ImportDeclaration: checkSource,
      ExportNamedDeclaration: checkSource,
      ExportAllDeclaration: checkSource,
      ImportExpression: checkSource,
      TSImportType: checkSource,
      /** @param {Node} node */
      CallExpression: (node) => {
        if (node.callee?.type === 'Identifier' && node.callee.name === 'require') check(node, node.arguments?.[0]);
      },
    };
  },
};

export default { meta: { name: 'arrows' }, rules: { imports: rule } };
