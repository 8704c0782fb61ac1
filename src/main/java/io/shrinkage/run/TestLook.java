package io.shrinkage.run;

import java.util.List;

/**
 * One look at the test part. It is written down before anything is measured, and stays.
 *
 * @param number from 1
 * @param time in UTC, ISO 8601
 * @param command the arguments of the program
 * @param selectedBy how the runs were chosen, such as "lambda.min by final validation accuracy"
 * @param runs ids of the runs that are looked at for the first time with their weights
 */
public record TestLook(
    int number, String time, List<String> command, String selectedBy, List<String> runs) {

  /** Keeps its own copies of the lists. */
  public TestLook {
    command = List.copyOf(command);
    runs = List.copyOf(runs);
  }
}
