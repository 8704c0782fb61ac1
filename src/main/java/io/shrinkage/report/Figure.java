package io.shrinkage.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.shrinkage.report.Chart.Table;

/**
 * A chart that is not one of a metric against what was swept, and the table behind it.
 *
 * @param id of its element in the page
 * @param kind which of the page's painters draws it
 * @param title what it shows, as a finding
 * @param note what else a reader needs to know; may be empty
 * @param size a class of its element: empty, or "tall"
 */
public record Figure(
    String id,
    String kind,
    String title,
    @JsonIgnore String note,
    @JsonIgnore String size,
    @JsonProperty @JsonUnwrapped Drawing drawing,
    @JsonIgnore Table table) {}
