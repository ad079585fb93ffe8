import manifest from '../../../package.json' with { type: 'json' };

/** The version of Kesher that runs: as built, or as it lies here. */
export const { version: KESHER } = manifest;
