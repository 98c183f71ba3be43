// Which tests failed or were skipped, by name, from the reports of the two runners.

const ofVitest = (states) => (report) =>
  report.testResults.flatMap((file) => file.assertionResults.filter((test) => states.includes(test.status)).map((test) => `${test.status}: ${file.name.replace(/^.*\/tests\//, "tests/")} > ${test.fullName}`));

const ofPlaywright = (states) => (report) => {
  const inSuite = (suite) => [
    ...(suite.specs ?? []).flatMap((spec) => spec.tests.filter((test) => states.includes(test.status)).map((test) => `${test.status}: tests/e2e/${spec.file} > ${spec.title}`)),
    ...(suite.suites ?? []).flatMap(inSuite),
  ];
  return report.suites.flatMap(inSuite);
};

export const failedIn = { vitest: ofVitest(["failed"]), playwright: ofPlaywright(["unexpected", "flaky"]) };
export const skippedIn = { vitest: ofVitest(["pending", "skipped", "todo"]), playwright: ofPlaywright(["skipped"]) };
