// Required by `npm run test:full`, in every process of the runner: see harness/scale.ts.
process.env.SANCTIONLINT_TESTS = "full";
