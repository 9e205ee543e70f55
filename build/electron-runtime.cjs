/** Packs the Electron that ELECTRON_OVERRIDE_DIST_PATH names, for machines that cannot reach Electron's own downloads; else the release. */
const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH

module.exports = dist ? { electronDist: dist } : {}
