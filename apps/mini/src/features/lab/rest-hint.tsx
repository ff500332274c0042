import { Text } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { text } from '../../i18n/text.ts';

const PATIENCE = 1500;

/** Explains a run that takes long: where tabs share a session, a young token is not renewed again. */
export function RestHint() {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return isLate ? <Text className="hint">{text.lab.resting}</Text> : null;
}
