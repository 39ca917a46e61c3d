// SPDX-License-Identifier: MIT
#include "engine/layers/onednn_ops.h"

#include <ATen/core/dispatch/Dispatcher.h>

namespace audioldm::engine::layers::onednn {
namespace {

using OptionalTensor = std::optional<at::Tensor>;
using OptionalText = std::optional<std::string_view>;
using Scalars = c10::List<std::optional<at::Scalar>>;

template <typename Signature>
auto find(const char* name, const char* overload) {
    return c10::Dispatcher::singleton().findSchemaOrThrow(name, overload).typed<Signature>();
}

OptionalTensor optional(const at::Tensor& tensor) {
    return tensor.defined() ? OptionalTensor(tensor) : std::nullopt;
}

}  // namespace

at::Tensor packConvolution(const at::Tensor& weight, const ConvolutionGeometry& geometry) {
    static const auto pack =
        find<at::Tensor(const at::Tensor&, at::IntArrayRef, at::IntArrayRef, at::IntArrayRef,
                        std::int64_t, at::OptionalIntArrayRef)>(
            "mkldnn::_reorder_convolution_weight", "");
    const std::array<std::int64_t, 4> input = {2, geometry.inChannels, geometry.typicalInput[0],
                                               geometry.typicalInput[1]};
    return pack.call(weight.contiguous(at::MemoryFormat::ChannelsLast), geometry.padding,
                     geometry.stride, geometry.dilation, 1, at::IntArrayRef(input));
}

at::Tensor convolution(const at::Tensor& x, const at::Tensor& packed, const at::Tensor& bias,
                       const ConvolutionGeometry& geometry, std::optional<double> leakySlope) {
    static const auto call = find<at::Tensor(
        const at::Tensor&, const at::Tensor&, const OptionalTensor&, at::IntArrayRef,
        at::IntArrayRef, at::IntArrayRef, std::int64_t, std::string_view, Scalars, OptionalText)>(
        "mkldnn::_convolution_pointwise", "");
    Scalars scalars;
    if (leakySlope) {
        scalars.push_back(at::Scalar(*leakySlope));
    }
    return call.call(x, packed, optional(bias), geometry.padding, geometry.stride,
                     geometry.dilation, 1, leakySlope ? "leaky_relu" : "none", scalars, "");
}

at::Tensor convolutionAdd(const at::Tensor& x, const at::Tensor& packed, const at::Tensor& bias,
                          const ConvolutionGeometry& geometry, const at::Tensor& residual) {
    static const auto call =
        find<at::Tensor(const at::Tensor&, const at::Tensor&, const at::Tensor&,
                        const OptionalTensor&, at::IntArrayRef, at::IntArrayRef, at::IntArrayRef,
                        std::int64_t, std::string_view, std::optional<at::Scalar>, OptionalText,
                        Scalars, OptionalText)>("mkldnn::_convolution_pointwise", "binary");
    return call.call(x, residual, packed, optional(bias), geometry.padding, geometry.stride,
                     geometry.dilation, 1, "add", at::Scalar(1.0), std::nullopt, Scalars(), "");
}

at::Tensor packLinear(const at::Tensor& weight) {
    static const auto pack = find<at::Tensor(const at::Tensor&, std::optional<std::int64_t>)>(
        "mkldnn::_reorder_linear_weight", "");
    return pack.call(weight, std::nullopt);
}

at::Tensor linear(const at::Tensor& x, const at::Tensor& packed, const at::Tensor& bias) {
    static const auto call =
        find<at::Tensor(const at::Tensor&, const at::Tensor&, const OptionalTensor&,
                        std::string_view, Scalars, OptionalText)>("mkldnn::_linear_pointwise", "");
    return call.call(x, packed, optional(bias), "none", Scalars(), "");
}

at::Tensor linearAdd(const at::Tensor& x, const at::Tensor& packed, const at::Tensor& bias,
                     const at::Tensor& residual) {
    static const auto call =
        find<at::Tensor(const at::Tensor&, const at::Tensor&, const at::Tensor&,
                        const OptionalTensor&, std::string_view)>("mkldnn::_linear_pointwise",
                                                                  "binary");
    return call.call(x, residual, packed, optional(bias), "add");
}

}  // namespace audioldm::engine::layers::onednn
