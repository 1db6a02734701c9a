/** The longest time a timer can be set to, 24 days: the SDKs' own time-outs never fire, the watchdog does. */
export const neverTimesOut = 2 ** 31 - 1;
