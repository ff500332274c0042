import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { accessible } from './accessible.ts';
import { PageHeading } from './page-heading.tsx';

interface BackBarProps {
  readonly title: string;
  readonly headingId: string;
  readonly back: string;
  /** The tab to go to where there is no page to go back to, as after a reload. */
  readonly home: string;
}

/** What WeChat draws above a page that is no tab, and a browser does not: a way back, and the title. */
export function BackBar({ title, headingId, back, home }: BackBarProps) {
  if (process.env.TARO_ENV !== 'h5') return null;
  const goBack = () =>
    Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.switchTab({ url: home });
  return (
    <View className="back-bar">
      <View
        {...accessible({ role: 'button', label: back })}
        className="back"
        id="back"
        onClick={() => void goBack()}
      >
        <View className="chevron chevron-back" />
      </View>
      <PageHeading id={headingId} className="back-title" title={title} />
    </View>
  );
}
