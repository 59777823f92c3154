/** SDKs that come with .NET or Visual Studio. All others are packages, also without a version: `global.json` may have it. */
export const ownSdk = /^microsoft\.(?:net|docker)\.sdk(?:\.|$)/i;
