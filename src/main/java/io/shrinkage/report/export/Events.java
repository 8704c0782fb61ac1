package io.shrinkage.report.export;

import java.time.Instant;
import java.util.Map;

/**
 * The messages of event files that hold scalars: {@code Event}, {@code Summary} and what is in
 * them, as event.proto and summary.proto of TensorFlow number their fields.
 */
final class Events {
  private static final int EVENT_WALL_TIME = 1;
  private static final int EVENT_STEP = 2;
  private static final int EVENT_FILE_VERSION = 3;
  private static final int EVENT_SUMMARY = 5;
  private static final int SUMMARY_VALUE = 1;
  private static final int VALUE_TAG = 1;
  private static final int VALUE_SIMPLE = 2;

  private Events() {}

  /** Returns the event that every file begins with. */
  static byte[] version(Instant time) {
    return event(time, 0).put(EVENT_FILE_VERSION, "brain.Event:2").bytes();
  }

  /** Returns the scalars of one step; TensorBoard knows them in single precision. */
  static byte[] scalars(Instant time, long step, Map<String, Double> scalars) {
    Message summary = new Message();
    scalars.forEach(
        (tag, value) ->
            summary.put(
                SUMMARY_VALUE,
                new Message().put(VALUE_TAG, tag).put(VALUE_SIMPLE, value.floatValue())));
    return event(time, step).put(EVENT_SUMMARY, summary).bytes();
  }

  /** Returns an event with one value of a summary. */
  static byte[] value(Instant time, Message value) {
    return event(time, 0).put(EVENT_SUMMARY, new Message().put(SUMMARY_VALUE, value)).bytes();
  }

  private static Message event(Instant time, long step) {
    Message event = new Message().put(EVENT_WALL_TIME, seconds(time));
    return step == 0 ? event : event.put(EVENT_STEP, step);
  }

  /** Returns seconds since 1970. */
  static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }
}
