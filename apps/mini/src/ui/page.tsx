import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { PageHeading } from '../platform/page-heading.tsx';
import { headingId, type PageName, useFrame } from './use-frame.ts';

/** A page in the chosen theme; a change of language draws it anew. */
export function Page({ name, children }: PropsWithChildren<{ name: PageName }>) {
  const { language, theme, title, isTab } = useFrame(name);
  return (
    <View className={`page theme-${theme}`} key={language}>
      {isTab && <PageHeading id={headingId(name)} className="heard" title={title} />}
      {children}
    </View>
  );
}
