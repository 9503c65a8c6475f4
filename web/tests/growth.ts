// Whether work grows no faster than its input: a ratio within one run, so that no machine is too slow for it; ../../tests/growth.py.

// Linear work takes four times as long for four times as much, quadratic sixteen times.
const [TIMES, MOST] = [4, 9];
// Below this a clock tells nothing.
const GRAIN = 0.02;

/** The least processor time of three runs, in seconds. */
function spent(work: (size: number) => unknown, size: number): number {
  return Math.min(...[1, 2, 3].map(() => {
    const began = process.cpuUsage();
    work(size);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1e6;
  }));
}

/** Whether `work(4 * size)` takes less than nine times as long as `work(size)`. */
export function isLinear(work: (size: number) => unknown, size: number): boolean {
  // Code that runs for the first time is slow.
  work(size);
  return spent(work, TIMES * size) < MOST * Math.max(spent(work, size), GRAIN);
}
