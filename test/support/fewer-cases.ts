import fc from 'fast-check';

// For mutation testing: the same cases in every run, so that a score can be compared, and fewer of them.
fc.configureGlobal({ seed: 222, numRuns: 25 });
