// @ts-check
// What `npm start` and `npm test` run: plain JavaScript for any Node, with nothing installed yet. It makes sure of Node, npm,
// disk space and packages, then hands over to the Node that the project pins, which runs scripts/start.ts or scripts/test.ts.
// Only this file has to be readable by a Node that is too old, so that the refusal can be read too.

const OLDEST_NODE = 20;
const major = Number(process.versions.node.split('.')[0]);

if (major < OLDEST_NODE) {
  console.error('');
  console.error('Cannot go on: Node.js ' + process.versions.node + ' is too old. [NODE_TOO_OLD]');
  console.error(
    '  What to do: install Node.js ' + OLDEST_NODE + ' or newer (https://nodejs.org), then run the command again.',
  );
  process.exitCode = 1;
} else {
  import('./bootstrap/main.mjs').then(
    (module) => module.main(process.argv.slice(2)),
    (error) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
