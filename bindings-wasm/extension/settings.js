// What the writer chose, kept on this device.

export const DEFAULTS = { level: 'caution', profile: '' };

export async function readSettings(api) {
  const { settings } = await api.storage.local.get('settings');
  return { ...DEFAULTS, ...settings };
}

export async function readKept(api) {
  const { kept } = await api.storage.local.get('kept');
  return kept ?? { schema: 1, kept: [] };
}
