const COUNTS = ["passed", "failed", "skipped"];

/**
 * Runs stages one after another, the steps of a stage side by side, all of them also when one fails.
 * Ends with the seconds of each step, the names of what failed or was skipped, and the closing line alone.
 * Skipped is not passed: it is red.
 */
export async function runStages(stages) {
  const begun = Date.now();
  const done = [];
  for (const stage of stages) done.push(...(await Promise.all(Object.entries(stage).map((step) => runStep(step, Object.keys(stage).length > 1)))));
  const total = Object.fromEntries(COUNTS.map((key) => [key, done.reduce((sum, { result }) => sum + result[key], 0)]));
  console.log("");
  for (const { name, seconds, result } of done) console.log(`${result.ok ? "✓" : "✗"} ${name.padEnd(28)} ${String(seconds).padStart(4)} s   ${COUNTS.map((key) => `${result[key]} ${key}`).join(", ")}`);
  console.log(`  ${"together".padEnd(28)} ${String(secondsSince(begun)).padStart(4)} s`);
  for (const { name, result } of done) for (const note of result.notes) console.log(`  ${name}: ${note}`);
  const ok = done.every(({ result }) => result.ok) && total.passed > 0;
  console.log(`\n${COUNTS.map((key) => `${total[key]} ${key}`).join(", ")}`);
  process.exitCode = ok ? 0 : 1;
}

/** What steps beside each other say is printed when they end, one after another; a step alone speaks at once. */
async function runStep([name, step], besideOthers) {
  const said = [];
  const begun = Date.now();
  if (!besideOthers) console.log(`\n── ${name}`);
  const result = await step((text) => (besideOthers ? said.push(text) : process.stdout.write(text)));
  if (besideOthers) process.stdout.write(`\n── ${name}\n${said.join("")}`);
  const seconds = secondsSince(begun);
  console.log(`${result.ok ? "✓" : "✗"} ${name} (${seconds} s)`);
  return { name, seconds, result };
}

const secondsSince = (moment) => Math.round((Date.now() - moment) / 1000);
