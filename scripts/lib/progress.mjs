// @ts-check
// What a person sees while waiting: on a terminal one live line with every running step and its seconds; in a log a line when a
// step begins, a sign of life now and then, and one line when it ends.

/**
 * @typedef {object} Step
 * @property {(text: string) => void} detail what it is doing just now
 * @property {(note?: string) => void} done
 * @property {(note?: string) => void} fail
 */
/**
 * @typedef {object} Progress
 * @property {(name: string) => Step} start
 * @property {(line: string) => void} say prints a line above the live one
 * @property {() => void} close removes the live line
 */

const REDRAW_MS = 500;
const SIGN_OF_LIFE_MS = 15_000;

/** @param {number} ms @returns {string} `0.8 s`, `12 s`, `3 min 05 s` */
export function duration(ms) {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 100) return `${String(Math.round(seconds))} s`;
  const whole = Math.round(seconds);
  return `${String(Math.floor(whole / 60))} min ${String(whole % 60).padStart(2, '0')} s`;
}

/**
 * @param {NodeJS.WriteStream} stream
 * @returns {Progress}
 */
export function createProgress(stream) {
  const live = stream.isTTY;
  /** @type {Set<{ name: string, began: number, detail: string }>} */
  const running = new Set();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;

  const clear = () => {
    if (live) stream.write('\r\u001B[2K');
  };
  /** @param {{ name: string, began: number, detail: string }} step */
  const describe = (step) =>
    `${step.name}${step.detail === '' ? '' : `: ${step.detail}`} (${duration(Date.now() - step.began)})`;
  const draw = () => {
    if (!live || running.size === 0) return;
    const text = [...running].map(describe).join('  |  ');
    stream.write(`\r\u001B[2K${text.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}`);
  };
  /** @param {string} line */
  const say = (line) => {
    clear();
    stream.write(`${line}\n`);
    draw();
  };
  const tick = () => {
    if (live) draw();
    else for (const step of running) say(`  ... ${describe(step)}`);
  };
  const settle = () => {
    if (running.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };

  return {
    start(name) {
      const step = { name, began: Date.now(), detail: '' };
      running.add(step);
      if (live) draw();
      else say(`${name} ...`);
      timer ??= setInterval(tick, live ? REDRAW_MS : SIGN_OF_LIFE_MS);
      /** @param {string} word @param {string | undefined} note */
      const end = (word, note) => {
        if (!running.delete(step)) return;
        say(`${word} ${name} (${duration(Date.now() - step.began)})${note === undefined ? '' : ` ${note}`}`);
        settle();
      };
      return {
        detail(text) {
          step.detail = text;
        },
        done: (note) => end('ok    ', note),
        fail: (note) => end('FAILED', note),
      };
    },
    say,
    close() {
      clear();
      running.clear();
      settle();
    },
  };
}
