package io.shrinkage.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart as the page's script draws it, and the table behind it.
 *
 * @param id of its element in the page
 * @param title what the chart shows, as a finding
 * @param note what else a reader needs to know; may be empty
 * @param baseline the level of the baseline, drawn as a thin line; null for none
 * @param best the position of the best configuration, marked; null for none
 * @param simplest the position of the strongest within one standard error of it; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Chart(
    String id,
    String title,
    @JsonIgnore String note,
    Axis x,
    Axis y,
    List<Series> series,
    @Nullable Double baseline,
    @Nullable Double best,
    @Nullable Double simplest,
    @JsonIgnore Table table) {

  /**
   * An axis of positions. A y axis with ticks is logarithmic: its positions are log10 of the
   * values, and what lies below its gap is 0.
   *
   * @param label the quantity
   * @param unit "%", "pp" or empty
   * @param min the lowest position; null: chosen when drawn
   * @param max the highest position; null: chosen when drawn
   * @param step the distance of ticks; null: chosen when drawn
   * @param ticks labelled positions; empty: by step
   * @param gap where the axis is broken, between 0 and the smallest value of a log axis; null:
   *     nowhere
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Axis(
      String label,
      String unit,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Double step,
      List<Tick> ticks,
      @Nullable Double gap) {
    static Axis of(String label, String unit, Range range) {
      return new Axis(label, unit, range.from(), range.to(), range.step(), List.of(), null);
    }
  }

  /** A labelled position. */
  public record Tick(double at, String label) {}

  /**
   * One line of means with what is behind it.
   *
   * @param name in the legend, which lists every name once
   * @param part what the values are, where several series have one name; may be empty
   * @param color a name for which the page has a color, such as "l2", "train" or "series-3"
   * @param dashed whether the line is dashed and its dots are hollow: train, where both are shown
   * @param connected whether the means are joined by a line
   * @param means positions and means
   * @param dots the single runs
   * @param threads thin lines, one a run: learning curves
   * @param bars one standard error below and above the mean, where there are enough runs for one
   * @param band the lowest and the highest of many runs, in place of their threads
   */
  public record Series(
      String name,
      String part,
      String color,
      boolean dashed,
      boolean connected,
      List<Point> means,
      List<Dot> dots,
      List<List<Point>> threads,
      List<Bar> bars,
      List<Bar> band) {

    /** A series without bars and band. */
    public Series(
        String name,
        String part,
        String color,
        boolean dashed,
        boolean connected,
        List<Point> means,
        List<Dot> dots,
        List<List<Point>> threads) {
      this(name, part, color, dashed, connected, means, dots, threads, List.of(), List.of());
    }

    /** Returns the same series with other dots. */
    Series with(List<Dot> others) {
      return new Series(name, part, color, dashed, connected, means, others, threads, bars, band);
    }
  }

  /** The ends of a bar, or of a band at one position. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  public record Bar(double x, double low, double high) {}

  /** A position and a value. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  public record Point(double x, double y) {}

  /**
   * One run.
   *
   * @param run the run's id
   * @param used whether it is in the mean: 1, or 0 for a collapsed one
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  public record Dot(double x, double y, String run, String label, int used) {}

  /** A table of texts; numbers are right-aligned from the column on that is given. */
  public record Table(List<String> head, List<List<String>> rows, int firstNumber) {}
}
